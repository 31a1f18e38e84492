/** What each setting is for, in German; English is what the server itself says of it. A test holds the two together. */
interface Words {
  readonly meaning: string;
  /** What holds where nothing is set, unless that is something to type. */
  readonly otherwise?: string;
}

export const german: Readonly<Record<string, Words>> = {
  PARLEY_DATA_DIR: {
    meaning:
      "Ordner der mitgebrachten Datenbank und, wenn nichts anderes gesagt ist, der hochgeladenen Dateien.",
  },
  PARLEY_HOST: {
    meaning: "Adresse, an der der Server Verbindungen annimmt; `0.0.0.0` lässt andere Rechner herein.",
  },
  PARLEY_PORT: { meaning: "Port, an dem der Server Verbindungen annimmt." },
  PARLEY_PUBLIC_URL: {
    meaning: "Adresse, unter der Menschen und Programme diesen Desk erreichen; sie steht in Links.",
    otherwise: "die Adresse, an der der Server Verbindungen annimmt",
  },
  PARLEY_PROXIES: {
    meaning:
      "Proxys vor diesem Desk, als Netze oder Adressen mit Kommas dazwischen: Was sie in `X-Forwarded-For` sagen, wird geglaubt.",
    otherwise: "keine",
  },
  PARLEY_WORKERS: { meaning: "Webprozesse; einer für jeden Kern ist reichlich." },
  PARLEY_DATABASE_URL: {
    meaning: "PostgreSQL 15 oder neuer, das statt des mitgebrachten benutzt wird.",
    otherwise: "die mitgebrachte Datenbank",
  },
  PARLEY_DATABASE_POOL: { meaning: "Verbindungen zur Datenbank, die jeder Webprozess öffnen darf." },
  PARLEY_ROW_SECURITY: {
    meaning: "Mit `on` trennt PostgreSQL selbst die Arbeitsbereiche; das kostet Geschwindigkeit.",
  },
  PARLEY_FILES_URL: {
    meaning: "Wo hochgeladene Dateien liegen: `file:///path`, `s3://bucket/path`, `gs://…` oder `az://…`.",
    otherwise: "der Ordner `files` im Datenordner",
  },
  PARLEY_MAX_BODY: { meaning: "Größter Inhalt einer Anfrage, die kein Hochladen ist." },
  PARLEY_MAX_UPLOAD: { meaning: "Größte Datei, die hochgeladen werden darf." },
  PARLEY_MAX_FORM: { meaning: "Größe aller Dateien eines Formulars zusammen." },
  PARLEY_MAX_FETCH: { meaning: "Größte Datei, die von einer Adresse in einer Anfrage geholt wird." },
  PARLEY_RATE_LIMIT: { meaning: "Anfragen, die jeder API-Schlüssel stellen darf, oder `off`." },
  PARLEY_EVENTS_RETENTION_DAYS: {
    meaning:
      "Tage, nach denen Ereignisse vergessen werden, mindestens 35: Verläufe, das Protokoll und der Ereignisstrom beginnen dann später; was verloren geht, steht in running.md.",
    otherwise: "nie",
  },
  PARLEY_VALKEY_URL: {
    meaning: "Valkey oder Redis, das Anfragen für mehrere Prozesse oder Rechner gemeinsam zählt.",
    otherwise: "jeder Webprozess zählt für sich",
  },
  PARLEY_OUTBOUND_ALLOW: {
    meaning:
      "Was ausgehende Anfragen erreichen dürfen, obwohl es privat ist, auch ohne TLS: Netze wie `10.0.0.0/8`, an jedem Port, und einzelne Stellen wie `files.intranet:8443`.",
    otherwise: "nichts",
  },
  PARLEY_SMTP_URL: {
    meaning:
      "Mailserver, der die Mail des Desks annimmt: `smtp://user:password@host:587?tls=starttls` oder `smtps://…`; `tls=off` erlaubt eine offene Leitung.",
    otherwise: "nichts wird verschickt; Mails sind Dateien im Ordner `mails`, und Inhaber sehen sie",
  },
  PARLEY_MAIL_FROM: {
    meaning: "Von wem die Mail des Desks ist, wie in `Acme support <desk@example.com>`.",
    otherwise: "`parley` am Host der öffentlichen Adresse",
  },
  PARLEY_OIDC_ISSUER: {
    meaning:
      "OpenID-Connect-Anbieter, über den sich Benutzer anmelden dürfen, wie in `https://login.example.com`; seine Rücksprungadresse ist die öffentliche Adresse und `/api/v1/session/oidc/callback`.",
    otherwise: "keiner",
  },
  PARLEY_OIDC_CLIENT_ID: { meaning: "Wie dieser Desk beim Anbieter heißt.", otherwise: "keiner" },
  PARLEY_OIDC_CLIENT_SECRET: { meaning: "Das Geheimnis des Desks dort.", otherwise: "keines" },
  PARLEY_OIDC_NAME: { meaning: "Wie der Knopf dafür heißt." },
  PARLEY_AI_URL: {
    meaning:
      "Wo ein Sprachmodell nach Betreff und Priorität gefragt wird, wenn sie fehlen: ein Server, der OpenAIs Chat Completions spricht, wie in `https://api.openai.com/v1`.",
    otherwise: "aus den Worten geschätzt",
  },
  PARLEY_AI_KEY: { meaning: "Der Schlüssel für diesen Server.", otherwise: "keiner wird gesendet" },
  PARLEY_AI_MODEL: {
    meaning: "Das Modell, das dort gefragt wird; ohne eines wird nichts gefragt.",
    otherwise: "keines",
  },
  PARLEY_SECRET: {
    meaning:
      "Woraus Unterschriften und versiegelte Werte abgeleitet werden; die Rechner eines Desks müssen darin übereinstimmen.",
    otherwise: "beim ersten Start gemacht und in der Datenbank aufbewahrt",
  },
  PARLEY_OWNER_EMAIL: { meaning: "E-Mail-Adresse des Inhabers, der beim ersten Start angelegt wird." },
  PARLEY_LOG_LEVEL: {
    meaning: "Geringstes Gewicht dessen, was ins Log kommt: `debug`, `info`, `warning` oder `error`.",
  },
  PARLEY_LOG_FORMAT: { meaning: "`console` für Menschen, `json` für Programme." },
};
