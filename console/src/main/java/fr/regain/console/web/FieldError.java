package fr.regain.console.web;

/**
 * What is wrong with one field of a form.
 *
 * @param field id of the field
 * @param text what is wrong and what to do, in the reader's language
 */
public record FieldError(String field, String text) {}
