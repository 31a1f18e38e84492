/** Who is told of it without having to answer. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Bell, BellRing, UserPlus } from "lucide-react";
import { Avatar, Button, Combobox, IconButton, Tooltip } from "@/parts";
import { useMay, useSession } from "@/session/session";
import { useTexts } from "@/texts";
import { call, type TicketWire } from "@/wire";
import { useDeskWords } from "../data/desk";
import { followersQuery } from "../data/queries";
import { Section } from "./row";
import { texts } from "./texts";

export function Followers({ ticket }: { readonly ticket: TicketWire }) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { user } = useSession();
  const mayWrite = useMay("write");
  const { users } = useDeskWords();
  const { queryKey } = followersQuery(ticket.number);
  const { data } = useQuery(followersQuery(ticket.number));
  const followers = data?.data.followers ?? [];
  const ids = followers.map((each) => each.id);
  const save = useMutation({
    mutationFn: (user_ids: string[]) =>
      call("PUT /tickets/{ticket_id}/followers", {
        path: { ticket_id: String(ticket.number) },
        body: { user_ids },
      }),
    onMutate: (user_ids) => {
      const known = new Map([...users, ...followers].map(({ id, email, name }) => [id, { id, email, name }]));
      const before = client.getQueryData(queryKey);
      const next = user_ids.flatMap((id) => known.get(id) ?? []);
      client.setQueryData(queryKey, { data: { followers: next } });
      return before;
    },
    onError: (_, __, before) => client.setQueryData(queryKey, before),
    onSuccess: (answer) => client.setQueryData(queryKey, answer),
  });
  const toggle = (id: string) =>
    save.mutate(ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]);
  const follows = ids.includes(user.id);
  return (
    <Section
      title={t.followers}
      name="followers"
      action={
        mayWrite && (
          <Combobox
            label={t.editFollowers}
            items={users
              .filter((each) => each.active)
              .map((each) => ({
                value: each.id,
                label: each.name,
                icon: <Avatar name={each.name} src={each.avatar_url} size="tiny" />,
              }))}
            value={ids}
            onChange={toggle}
            trigger={<IconButton small label={t.editFollowers} icon={<UserPlus className="size-4" />} />}
          />
        )
      }
    >
      <div className="flex flex-wrap items-center gap-1">
        {followers.map((each) => (
          <Tooltip key={each.id} text={each.name}>
            <span role="img" aria-label={each.name} className="rounded-full">
              <Avatar name={each.name} />
            </span>
          </Tooltip>
        ))}
        {!mayWrite && data && followers.length === 0 && <p className="text-faint text-small">{t.nobody}</p>}
        {mayWrite && data && (
          <Button
            small
            tone="quiet"
            aria-pressed={follows}
            icon={follows ? <BellRing className="size-3.5" /> : <Bell className="size-3.5" />}
            onClick={() => toggle(user.id)}
          >
            {follows ? t.following : t.follow}
          </Button>
        )}
      </div>
    </Section>
  );
}
