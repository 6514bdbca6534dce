package fr.regain.installer.settings;

import fr.regain.agent.message.Text;
import fr.regain.agent.policy.Setting;
import fr.regain.agent.policy.SettingType;
import java.time.Duration;
import java.util.function.ToLongFunction;

/** How the policy editor asks for a setting's value, and how the registry then holds it. */
sealed interface Field {

  /** Enabled is yes, disabled is no: nothing more to fill in. REG_DWORD. */
  record Choice() implements Field {}

  /**
   * A line of text. REG_SZ.
   *
   * @param maximumLength in UTF-16 units
   */
  record Line(int maximumLength) implements Field {}

  /**
   * A whole number. REG_DWORD.
   *
   * @param unit said after the number
   * @param initial shown before somebody fills it in
   * @param step of the arrows beside it
   */
  record Amount(long minimum, long maximum, Text unit, long initial, long step) implements Field {}

  /** The longest path, proxy or address that the agent is given: what the editor takes at most. */
  int LINE = 1023;

  /** The field that fits a setting's type, with the same bounds. */
  static <T> Field of(Setting<T> setting) {
    return switch (setting.type()) {
      case SettingType.YesNo _ -> new Choice();
      case SettingType.Span(var minimum, var maximum) ->
          new Amount(
              minimum.toSeconds(),
              maximum.toSeconds(),
              new Text("secondes", "seconds"),
              initial(setting, value -> ((Duration) value).toSeconds()),
              minimum.toSeconds());
      case SettingType.Size(long minimum, long maximum) ->
          new Amount(
              minimum,
              maximum,
              new Text("octets", "bytes"),
              initial(setting, value -> (Long) value),
              minimum);
      case SettingType.Word(int maximumLength) -> new Line(maximumLength);
      case SettingType.Words(int words, int length) -> new Line(words * (length + 1) - 1);
      case SettingType.Address _, SettingType.ProxyChoice _, SettingType.Location _ ->
          new Line(LINE);
    };
  }

  private static <T> long initial(Setting<T> setting, ToLongFunction<T> inBaseUnit) {
    return inBaseUnit.applyAsLong(
        setting
            .fallback()
            .orElseThrow(() -> new IllegalArgumentException(setting.key() + " has no default")));
  }
}
