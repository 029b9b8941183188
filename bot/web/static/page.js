// Wires the page: each module keeps to its own part of it.
import { startActions } from "./actions.js";
import { startColours } from "./colours.js";
import { startComposer, submit } from "./composer.js";
import { startDropping } from "./dropping.js";
import { startFollowing } from "./following.js";
import { startForms } from "./forms.js";
import { startLive } from "./live.js";
import { startRail } from "./rail.js";
import { tellTimes } from "./times.js";

const held = window.takeHeld();
tellTimes(document);
startColours();
startRail();
startFollowing();
startComposer();
startDropping(held.files);
startActions();
startForms();
startLive();
if (held.sent) submit();
