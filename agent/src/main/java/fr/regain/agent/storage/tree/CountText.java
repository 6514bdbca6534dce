package fr.regain.agent.storage.tree;

import fr.regain.agent.message.Text;
import java.util.Locale;

/** Numbers of things for people, in groups of three digits. */
public final class CountText {
  private CountText() {}

  /** The number alone: {@code 1 234 567}, {@code 1,234,567}. */
  public static Text of(long count) {
    String english = String.format(Locale.ROOT, "%,d", count);
    return new Text(english.replace(',', ' '), english);
  }

  /**
   * The number with what is counted.
   *
   * @param one the word for one of them
   * @param many the word for several
   */
  public static Text of(long count, Text one, Text many) {
    Text number = of(count);
    // In French, none is singular.
    return new Text(
        number.french() + " " + (count < 2 ? one : many).french(),
        number.english() + " " + (count == 1 ? one : many).english());
  }
}
