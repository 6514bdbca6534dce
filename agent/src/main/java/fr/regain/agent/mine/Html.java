package fr.regain.agent.mine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/** Pages of plain HTML: no script, one style sheet inside the page, allowed by its digest. */
final class Html {
  static final String STYLE =
      """
      :root{color-scheme:light dark;--paper:#f5f6f2;--card:#fff;--ink:#1b2520;--soft:#e2efe7;\
      --thin:#dde2da;--mark:#1c5b45}
      @media(prefers-color-scheme:dark){:root{--paper:#121815;--card:#1a221e;--ink:#e3eae5;\
      --soft:#21352b;--thin:#303b35;--mark:#8fd0ae}}
      *{box-sizing:border-box}
      body{font:1.0625rem/1.55 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1rem;\
      overflow-wrap:anywhere;background:var(--paper);color:var(--ink)}
      h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.2rem;margin-top:2rem}
      h3{font-size:1rem;margin:1rem 0 .25rem}
      a{color:var(--mark)}
      ul.list{list-style:none;padding:0 1rem;margin:0;background:var(--card);\
      border:1px solid var(--thin);border-radius:.6rem}
      ul.list:empty{display:none}button+ul.list{margin-top:1rem}
      ul.list>li{padding:.75rem 0}ul.list>li+li{border-top:1px solid var(--thin)}
      .sum{font-size:1.25rem;margin:1.25rem 0 0}
      label{display:flex;gap:.6rem;align-items:flex-start;min-height:1.75rem}
      input[type=checkbox]{width:1.5rem;height:1.5rem;flex:none;margin:0;accent-color:var(--mark)}
      button{font:inherit;min-height:2.75rem;padding:.4rem 1rem;border:2px solid var(--mark);\
      border-radius:.4rem;background:var(--card);color:inherit;font-weight:600;cursor:pointer}
      button.small{min-height:1.9rem;padding:.1rem .6rem;border-width:1px;font-weight:400}
      .answers{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0}
      .answers button{flex:1 1 12rem}
      .row{display:flex;flex-wrap:wrap;gap:.25rem .75rem;\
      justify-content:space-between;align-items:flex-start}
      .row label,.row>span:first-child{flex:1 1 14rem}.row .small{margin-left:auto}
      .why{margin:.25rem 0 .25rem 2.1rem}
      .note{background:var(--soft);border-left:.3rem solid var(--mark);border-radius:0 .6rem .6rem 0;\
      padding:.6rem .8rem}
      :focus-visible{outline:3px solid var(--mark);outline-offset:2px}
      summary{cursor:pointer;padding:.3rem 0}
      pre{background:var(--card);border:1px solid var(--thin);border-radius:.4rem;\
      padding:.6rem;white-space:pre-wrap}
      progress{width:100%;height:1.5rem;accent-color:var(--mark)}
      """;

  /** For the header Content-Security-Policy: nothing but this very style and own forms. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final StringBuilder text = new StringBuilder(8192);
  private final Locale locale;

  /**
   * Begins a page.
   *
   * @param refresh seconds after which the browser asks again; 0 for never
   */
  Html(Locale locale, String title, int refresh) {
    this.locale = locale;
    raw("<!doctype html><html lang=\"")
        .raw(locale.getLanguage().equals("fr") ? "fr" : "en")
        .raw("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" ")
        .raw("content=\"width=device-width,initial-scale=1\">");
    if (refresh > 0) {
      raw("<meta http-equiv=\"refresh\" content=\"" + refresh + "\">");
    }
    raw("<title>").say(title).raw("</title><style>").raw(STYLE).raw("</style></head><body><main>");
    raw("<h1>").say(title).raw("</h1>");
  }

  Locale locale() {
    return locale;
  }

  /** Markup of this program's own. */
  Html raw(String markup) {
    text.append(markup);
    return this;
  }

  /** Text from anywhere, names of files above all. */
  Html say(String anything) {
    for (int at = 0; at < anything.length(); at++) {
      char c = anything.charAt(at);
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        case '\'' -> text.append("&#39;");
        default -> text.append(c);
      }
    }
    return this;
  }

  Html paragraph(String anything) {
    return raw("<p>").say(anything).raw("</p>");
  }

  Html heading(String anything) {
    return raw("<h2>").say(anything).raw("</h2>");
  }

  /** A button of the form around it. */
  Html button(String kind, String name, String value, String anything) {
    return raw("<button class=\"" + kind + "\" name=\"" + name + "\" value=\"")
        .say(value)
        .raw("\">")
        .say(anything)
        .raw("</button>");
  }

  /** A button in a row, which assistive tools read together with the row's own text. */
  Html buttonOf(String row, String name, String value, String anything) {
    return raw("<button class=\"small\" id=\"b" + row + "\" aria-labelledby=\"b" + row + " n" + row)
        .raw("\" name=\"" + name + "\" value=\"")
        .say(value)
        .raw("\">")
        .say(anything)
        .raw("</button>");
  }

  byte[] end() {
    return (text + "</main></body></html>").getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(String content) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-256", impossible);
    }
  }
}
