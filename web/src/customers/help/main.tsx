/** The public help centre. */
import { start } from "../start";
import { HelpCenter } from "./help-center";

start(<HelpCenter />);
