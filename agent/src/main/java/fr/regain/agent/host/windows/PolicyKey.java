package fr.regain.agent.host.windows;

import fr.regain.agent.host.PolicySource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * {@code HKLM\Software\Policies\Regain}, and what the installation was given: {@code
 * HKLM\Software\Regain\Settings}, and {@code Private} beside it, for administrators only. Texts
 * (REG_SZ, REG_EXPAND_SZ) and numbers (REG_DWORD, REG_QWORD).
 */
public final class PolicyKey implements PolicySource {
  private static final String POLICY = "Software\\Policies\\Regain";
  private static final String INSTALLED = "Software\\Regain\\Settings";
  private static final String PRIVATE = "Software\\Regain\\Private";

  @Override
  public Found read() {
    Found policy = read(POLICY);
    Found open = read(INSTALLED);
    Found secret = readWhereAllowed(PRIVATE);
    return new Found(
        policy.values(),
        Stream.of(open, secret).flatMap(found -> found.values().stream()).toList(),
        Stream.of(policy, open, secret).flatMap(found -> found.unreadable().stream()).toList());
  }

  /** A key that is not for this account holds nothing for it. */
  private static Found readWhereAllowed(String key) {
    try {
      return found(key, WindowsRegistry.values(key));
    } catch (AccessDeniedException forOthers) {
      return new Found(List.of(), List.of());
    } catch (IOException failure) {
      return unreadable(key, failure);
    }
  }

  private static Found read(String key) {
    try {
      return found(key, WindowsRegistry.values(key));
    } catch (IOException failure) {
      return unreadable(key, failure);
    }
  }

  static Found unreadable(String key, IOException failure) {
    return new Found(
        List.of(),
        List.of(new Unreadable(Optional.empty(), "HKLM\\" + key + ": " + failure.getMessage())));
  }

  static Found found(String key, List<WindowsRegistry.Value> stored) {
    List<Value> values = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    for (WindowsRegistry.Value value : stored) {
      add(key, value, values, unreadable);
    }
    return new Found(values, unreadable);
  }

  private static void add(
      String key, WindowsRegistry.Value value, List<Value> values, List<Unreadable> unreadable) {
    String origin = "HKLM\\" + key + "\\" + value.name();
    ByteBuffer content = value.content();
    boolean isText =
        value.type() == WindowsRegistry.TEXT || value.type() == WindowsRegistry.EXPANDABLE_TEXT;
    if (isText && content.hasRemaining()) {
      values.add(new Value(value.name(), text(content), OptionalLong.empty(), origin));
    } else if (value.type() == WindowsRegistry.NUMBER && content.limit() == Integer.BYTES) {
      values.add(numeric(value.name(), Integer.toUnsignedLong(content.getInt(0)), origin));
    } else if (value.type() == WindowsRegistry.LONG_NUMBER && content.limit() == Long.BYTES) {
      values.add(numeric(value.name(), content.getLong(0), origin));
    } else {
      unreadable.add(
          new Unreadable(
              Optional.of(value.name()),
              origin + ": neither a text (REG_SZ) nor a number (REG_DWORD)"));
    }
  }

  /** The zero at the end is the habit of whoever wrote the value, and not always there. */
  private static String text(ByteBuffer content) {
    String text = StandardCharsets.UTF_16LE.decode(content.duplicate()).toString();
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }

  private static Value numeric(String name, long number, String origin) {
    return new Value(name, Long.toString(number), OptionalLong.of(number), origin);
  }
}
