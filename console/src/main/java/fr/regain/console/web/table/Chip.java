package fr.regain.console.web.table;

/** A filter that is set, and the address without it. */
public record Chip(String text, String without) {}
