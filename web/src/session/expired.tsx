/** The session ended while somebody was at work: sign in over the page, which stays as it was. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { Dialog } from "@/parts";
import { useConnection } from "@/shell/live/live";
import { useTexts } from "@/texts";
import { onFault } from "@/wire";
import { useSession } from "./session";
import { SignInForm } from "./sign-in-form";
import { texts } from "./texts";

export function SignedOut() {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { user } = useSession();
  const [expired, setExpired] = useState(false);
  useEffect(
    () => onFault((fault) => fault.status === 401 && fault.code === "UNAUTHORIZED" && setExpired(true)),
    [],
  );
  const isOut = useRef(false);
  isOut.current = expired;
  const done = useCallback(() => {
    setExpired(false);
    void client.invalidateQueries();
  }, [client]);
  const connection = useConnection();
  useEffect(() => {
    // Signed in again in another tab, which tells this one what happens.
    if (connection === "live" && isOut.current) done();
  }, [connection, done]);
  return (
    <Dialog
      title={t.expired}
      hint={t.expiredHint}
      open={expired}
      onClose={() => location.assign("/app/sign-in")}
    >
      <div className="pb-4">
        <SignInForm email={user.email} onDone={done} />
      </div>
    </Dialog>
  );
}
