package fr.regain.console.web;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The few files that pages load. Each is served under a name that holds a digest of its content, so
 * that browsers may keep it for ever, and is compressed once.
 */
@Singleton
public final class StaticFiles {
  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.8/dist/htmx.min.js";
  private static final String ADDRESS = "/static/";

  private final StaticFile style;
  private final StaticFile script;
  private final StaticFile follow;
  private final StaticFile icon;
  private final Map<String, StaticFile> byName;

  StaticFiles() {
    style = StaticFile.load("style", "css", "text/css", "/static/style.css");
    script = StaticFile.load("live", "js", "text/javascript", HTMX, "/static/live.js");
    follow = StaticFile.load("follow", "js", "text/javascript", "/static/follow.js");
    icon = StaticFile.load("icon", "svg", "image/svg+xml", "/static/icon.svg");
    byName =
        Stream.of(style, script, follow, icon)
            .collect(Collectors.toUnmodifiableMap(StaticFile::name, file -> file));
  }

  /** Address of the style sheet. */
  public String style() {
    return ADDRESS + style.name();
  }

  /** Address of htmx and of the few lines that go with it. */
  public String script() {
    return ADDRESS + script.name();
  }

  /** Address of the script that follows a stream of events. */
  public String follow() {
    return ADDRESS + follow.name();
  }

  /** Address of the icon. */
  public String icon() {
    return ADDRESS + icon.name();
  }

  /** The file of that name. */
  Optional<StaticFile> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
