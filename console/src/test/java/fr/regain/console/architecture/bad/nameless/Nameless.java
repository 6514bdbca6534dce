package fr.regain.console.architecture.bad.nameless;

/** Breaks the rules: its package says nothing of itself, and has no layer. */
record Nameless() {}
