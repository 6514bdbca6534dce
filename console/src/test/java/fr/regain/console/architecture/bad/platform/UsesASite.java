package fr.regain.console.architecture.bad.platform;

import fr.regain.console.architecture.bad.site.WritesDevices;

/** Breaks the rule: the platform knows no site. */
record UsesASite(WritesDevices site) {}
