package fr.regain.console.web;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable StaticFile theme;
  private final Map<String, StaticFile> byName;

  StaticFiles(Theme own) {
    style = StaticFile.load("style", "css", "text/css", "/static/style.css");
    script = StaticFile.load("live", "js", "text/javascript", HTMX, "/static/live.js");
    follow = StaticFile.load("follow", "js", "text/javascript", "/static/follow.js");
    icon = StaticFile.load("icon", "svg", "image/svg+xml", "/static/icon.svg");
    theme =
        own.css()
            .map(
                css ->
                    StaticFile.of("theme", "css", "text/css", css.getBytes(StandardCharsets.UTF_8)))
            .orElse(null);
    byName =
        Stream.concat(Stream.of(style, script, follow, icon), Stream.ofNullable(theme))
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

  /** Address of the style sheet of whoever runs the console; absent: there is none. */
  public @Nullable String theme() {
    return theme == null ? null : ADDRESS + theme.name();
  }

  /** What browsers compare that style sheet with before they use it. */
  public @Nullable String themeIntegrity() {
    return theme == null ? null : theme.integrity();
  }

  /**
   * How many bytes the files of a page are on the wire, once; browsers keep them.
   *
   * @param live whether the page loads {@link #script}
   * @param follows whether it loads {@link #follow}
   */
  public int weight(boolean live, boolean follows) {
    return style.weight()
        + icon.weight()
        + (theme == null ? 0 : theme.weight())
        + (live ? script.weight() : 0)
        + (follows ? follow.weight() : 0);
  }

  /** The file of that name. */
  Optional<StaticFile> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
