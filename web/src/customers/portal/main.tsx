/** The portal: a customer's own requests. */
import { start } from "../start";
import { Portal } from "./portal";

start(<Portal />);
