// @ts-check
/* The components of the pages, by the names that Python asks for. */
export { showChart } from "../charts/charts.js";
export { showOverview } from "./overview.js";
export { showPicker } from "./picker.js";
export { showPicture } from "./picture.js";
export { showSearch } from "./search.js";
export { showToolbar } from "./toolbar.js";
