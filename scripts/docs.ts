// Writes what is made from other files: the list of exports that the host calls, and parts of docs/.

import "./library-exports.js";
import "./api-docs.js";
import "./engine-docs.js";
