// Wires the page: each module keeps to its own part of it.
import { startActions } from "./actions.js";
import { startColours } from "./colours.js";
import { startComposer } from "./composer.js";
import { startDropping } from "./dropping.js";
import { startFollowing } from "./following.js";
import { startForms } from "./forms.js";
import { startLive } from "./live.js";
import { startRail } from "./rail.js";
import { tellTimes } from "./times.js";

tellTimes(document);
startColours();
startRail();
startFollowing();
startComposer();
startDropping();
startActions();
startForms();
startLive();
