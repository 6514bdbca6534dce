package fr.regain.agent.host.windows;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinReg;
import fr.regain.agent.host.PolicySource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * {@code HKLM\Software\Policies\Regain}: texts (REG_SZ, REG_EXPAND_SZ) and numbers (REG_DWORD,
 * REG_QWORD).
 */
public final class PolicyKey implements PolicySource {
  private static final String KEY = "Software\\Policies\\Regain";

  @Override
  public Found read() {
    List<Value> values = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    try {
      if (Advapi32Util.registryKeyExists(WinReg.HKEY_LOCAL_MACHINE, KEY)) {
        Advapi32Util.registryGetValues(WinReg.HKEY_LOCAL_MACHINE, KEY)
            .forEach((name, content) -> add(name, content, values, unreadable));
      }
    } catch (Win32Exception failure) {
      unreadable.add("HKLM\\" + KEY + ": " + failure.getMessage());
    }
    return new Found(values, unreadable);
  }

  private static void add(
      String name, Object content, List<Value> values, List<String> unreadable) {
    String origin = "HKLM\\" + KEY + "\\" + name;
    switch (content) {
      case String text -> values.add(new Value(name, text.strip(), OptionalLong.empty(), origin));
      case Integer number -> values.add(numeric(name, Integer.toUnsignedLong(number), origin));
      case Long number -> values.add(numeric(name, number, origin));
      default -> unreadable.add(origin + ": neither REG_SZ nor REG_DWORD");
    }
  }

  private static Value numeric(String name, long number, String origin) {
    return new Value(name, Long.toString(number), OptionalLong.of(number), origin);
  }
}
