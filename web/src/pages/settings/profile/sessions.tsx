/** Where one is signed in, and the end of it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Monitor } from "lucide-react";
import { Badge, Button, Card, DateTime, ErrorState, SkeletonRows, toast } from "@/parts";
import { useTexts } from "@/texts";
import { type Answer, call, wireQuery } from "@/wire";
import { texts } from "./texts";

type Device = Answer<"GET /sessions">["data"][number];

export function Sessions() {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(wireQuery("GET /sessions"));
  const end = useMutation({
    mutationFn: async (devices: readonly Device[]) => {
      for (const { id } of devices) await call("DELETE /sessions/{session_id}", { path: { session_id: id } });
    },
    onSuccess: (_, devices) => toast({ text: devices.length > 1 ? t.endedOthers : t.ended }),
    onSettled: () => client.invalidateQueries({ queryKey: ["sessions"] }),
  });
  const others = data?.data.filter((device) => !device.current) ?? [];
  const action = others.length > 1 && (
    <Button small busy={end.isPending} onClick={() => end.mutate(others)}>
      {t.endOthers}
    </Button>
  );
  return (
    <Card bare title={t.sessions} hint={t.sessionsHint} action={action}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <SkeletonRows count={2} />}
      <ul>
        {data?.data.map((device) => (
          <li key={device.id} className="flex items-center gap-3 border-line border-t px-pad py-2.5">
            <Monitor aria-hidden className="size-5 shrink-0 text-faint" />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2">
                <span className="truncate font-medium">{device.browser || t.unknownBrowser}</span>
                {device.current && <Badge tone="good">{t.thisOne}</Badge>}
              </p>
              <p className="truncate text-faint text-small">
                {device.address && `${device.address} · `}
                {t.methods[device.method]} · <DateTime at={device.last_used_at} />
              </p>
            </div>
            {!device.current && (
              <Button
                small
                busy={end.isPending && end.variables.includes(device)}
                onClick={() => end.mutate([device])}
              >
                {t.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
