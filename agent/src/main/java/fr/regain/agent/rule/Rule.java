package fr.regain.agent.rule;

import fr.regain.agent.host.OperatingFamily;
import fr.regain.agent.message.Text;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One kind of thing that can go, and the conditions.
 *
 * @param id stable, lower case, dotted: {@code cache.browser}
 * @param mode how far it may go
 * @param approval whose yes it needs
 * @param title a few words for people
 * @param text what goes and what that means for them
 * @param source where the rule's paths and limits come from
 * @param minimumAge nothing younger goes; by the latest of content change, attribute change and
 *     birth, or by the day of throwing away for {@link Selection#BIN}
 * @param minimumBytes nothing smaller goes, in logical bytes
 * @param selection which entries it is about
 * @param places where it looks; none for {@link Mode#TOOL}
 * @param tools the vendor's programs, for {@link Mode#TOOL} only; each one that is installed runs
 * @param procedures the system's own interfaces, for {@link Mode#TOOL} only
 * @param guards what must hold for the whole rule
 */
public record Rule(
    String id,
    Mode mode,
    Approval approval,
    Text title,
    Text text,
    String source,
    Duration minimumAge,
    long minimumBytes,
    Selection selection,
    List<Place> places,
    List<Tool> tools,
    List<Procedure> procedures,
    List<Guard> guards) {
  private static final Pattern ID = Pattern.compile("[a-z]{2,16}(\\.[a-z]{2,16}){1,3}");

  /**
   * Checks that the parts agree.
   *
   * @throws IllegalArgumentException with the contradiction
   */
  public Rule {
    places = List.copyOf(places);
    tools = List.copyOf(tools);
    procedures = List.copyOf(procedures);
    guards = List.copyOf(guards);
    require(ID.matcher(id).matches(), "'" + id + "' is not an id such as cache.browser");
    require(!minimumAge.isNegative(), "the age floor is negative");
    require(minimumBytes >= 0, "the minimum size is negative");
    boolean worksByTool = !tools.isEmpty() || !procedures.isEmpty();
    require(worksByTool == (mode == Mode.TOOL), "tools and mode do not agree");
    require(places.isEmpty() == (mode == Mode.TOOL), "places and mode do not agree");
    switch (mode) {
      case SAFE -> {
        require(approval == Approval.NONE, "a safe rule asks nobody");
        require(selection == Selection.FILES, "a safe rule is about files by name");
      }
      case ASK -> {
        require(approval != Approval.NONE, "whom does the rule ask?");
        require(selection != Selection.LARGEST, "size alone is no ground to remove anything");
      }
      case TOOL -> require(selection == Selection.FILES, "a tool selects by itself");
      case REPORT -> require(approval == Approval.NONE, "a report asks nobody");
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Whether the rule has anything to do on {@code platform}. */
  public boolean on(OperatingFamily platform) {
    return places.stream().anyMatch(place -> place.platform() == platform)
        || tools.stream().anyMatch(tool -> tool.platform() == platform)
        || (platform == OperatingFamily.WINDOWS && !procedures.isEmpty());
  }
}
