/** What the server says of a field or a rule, in German. A sentence that is not known here stays as it is. */

const SAID: readonly (readonly [english: RegExp, german: string])[] = [
  [/^Required$/, "Bitte angeben"],
  [/^Must be within plus or minus 2\^53$/, "Muss zwischen plus und minus 2^53 liegen"],
  [/^Must be one line$/, "Bitte nur eine Zeile"],
  [/^Must be a date such as .*$/, "Bitte ein Datum"],
  [/^Must not be empty$/, "Darf nicht leer sein"],
  [/^Must have (\d+) characters? at most$/, "Höchstens $1 Zeichen"],
  [/^Must have (\d+) characters? at least$/, "Mindestens $1 Zeichen"],
  [/^Must have (\d+) to (\d+) characters$/, "$1 bis $2 Zeichen"],
  [/^Must have (\d+) (?:items?|entr\w+) at most$/, "Höchstens $1"],
  [/^Must have (\d+) (?:items?|entr\w+) at least$/, "Mindestens $1"],
  [/^Must be (\d+) at most$/, "Höchstens $1"],
  [/^Must be (\d+) at least$/, "Mindestens $1"],
  [/^Must be (\d+) to (\d+)$/, "$1 bis $2"],
  [/^Must be (\d+) to (\d+) minutes$/, "$1 bis $2 Minuten"],
  [/^Must be a whole number.*$/, "Bitte eine ganze Zahl"],
  [/^Must be a number.*$/, "Bitte eine Zahl"],
  [/^Must be text.*$/, "Bitte einen Text"],
  [/^Must be an e-mail address$/, "Das ist keine E-Mail-Adresse"],
  [/^Must be an http or https address.*$/, "Bitte eine Adresse mit http oder https"],
  [/^Must be a colour such as (\S+)$/, "Bitte eine Farbe wie $1"],
  [/^Must be a host name such as .*$/, "Bitte einen Hostnamen wie help.example.com, klein geschrieben"],
  [/^Must be lower-case letters, digits and .*$/, "Kleine Buchstaben, Ziffern und _, zuerst ein Buchstabe"],
  [/^Must hold no comma$/, "Bitte ohne Komma"],
  [/^Must be later than from$/, "Muss nach dem Beginn liegen"],
  [/^Unknown .*$/, "Das gibt es hier nicht (mehr)"],
  [/^There is no line$/, "Es steht keine Zeile darin"],
  [/^Given twice$/, "Doppelt"],
  [/^Another option has this label$/, "Eine andere Option heißt auch so"],
  [/^A category cannot be below itself$/, "Eine Kategorie kann nicht unter sich selbst stehen"],
  [
    /^New tickets cannot begin as solved or closed$/,
    "Neue Tickets können nicht gelöst oder geschlossen beginnen",
  ],
  [/^Is not your password$/, "Das ist nicht Ihr Passwort"],
  [/^Is not the code that is shown now$/, "Dieser Code wird gerade nicht gezeigt"],
  [/^Is among the first that anybody would guess$/, "Das würde jeder zuerst raten"],
  [
    /^The address could not be fetched: .*$/,
    "Diese Adresse ist nicht erreichbar: nötig ist https über Port 443 eines öffentlichen Rechners, wenn nicht mehr erlaubt wurde",
  ],
  [/^An? (.+) with this .+ exists already$/, "Das gibt es schon"],
  [/^This e-mail address was invited already$/, "Diese Adresse ist schon eingeladen"],
  [/^Another inbox has one of these addresses$/, "Ein anderer Posteingang hat eine dieser Adressen"],
  [/^An inbox listens in this channel already$/, "In diesem Kanal hört schon ein Posteingang zu"],
  [/^Tickets are in this inbox: .*$/, "Es liegen Tickets darin: er kann nicht gelöscht werden"],
  [
    /^Tickets have this status: .*$/,
    "Tickets haben ihn: er kann weder gelöscht werden noch anderes bedeuten",
  ],
  [/^Tickets are of this category: .*$/, "Tickets haben sie: sie kann nicht gelöscht werden"],
  [
    /^Other categories are below this one: .*$/,
    "Andere stehen unter ihr: verschieben oder löschen Sie die zuerst",
  ],
  [
    /^This is the default (?:inbox|status|category): .*$/,
    "Das ist der Standard: wählen Sie zuerst einen anderen",
  ],
  [
    /^The last active owner can be neither demoted nor deactivated$/,
    "Wer als Letztes Inhaber ist, muss es bleiben und aktiv sein",
  ],
];

export function inGerman(message: string): string {
  const known = SAID.find(([english]) => english.test(message));
  return known ? message.replace(...known) : message;
}
