/** What settings pages share: see resource.tsx. */
export * from "./all";
export * from "./color";
export * from "./copy";
export * from "./facts";
export * from "./fields";
export { type Form, useForm } from "./form";
export { FormBody } from "./form-body";
export { FormFault } from "./form-fault";
export { FormSheet } from "./form-sheet";
export * from "./group";
export * from "./may";
export * from "./move";
export { checkSearch, type SettingsSearch, useOpen } from "./open";
export * from "./page";
export * from "./pickers";
export * from "./resource";
export { texts as kitTexts } from "./texts";
export * from "./words";
