/** The public page of one request. */
import { start } from "../start";
import { PublicPage } from "./page";

start(<PublicPage />);
