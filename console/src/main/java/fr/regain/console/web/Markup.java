package fr.regain.console.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;

/** A page, or a part of one, that can be written: a template with its arguments. */
@FunctionalInterface
public interface Markup extends Content {
  /** Writes the HTML. */
  void write(HtmlTemplateOutput output);

  @Override
  default void writeTo(TemplateOutput output) {
    write((HtmlTemplateOutput) output);
  }
}
