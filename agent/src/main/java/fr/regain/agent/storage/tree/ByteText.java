package fr.regain.agent.storage.tree;

import fr.regain.agent.message.Text;
import java.util.Locale;

/** Amounts of bytes for people, in units of 1024. */
public final class ByteText {
  private static final String[] FRENCH = {"o", "Kio", "Mio", "Gio", "Tio", "Pio", "Eio"};
  private static final String[] ENGLISH = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private ByteText() {}

  /** Three significant digits and the unit: {@code 1,53 Gio}, {@code 1.53 GiB}. */
  public static Text of(long bytes) {
    int unit = 0;
    double amount = bytes;
    while (amount >= 1000 && unit < ENGLISH.length - 1) {
      amount /= 1024;
      unit++;
    }
    String form = unit == 0 || amount >= 100 ? "%.0f %s" : amount >= 10 ? "%.1f %s" : "%.2f %s";
    // The agent's runtime has no data of other languages, which would write the comma by itself.
    return new Text(
        String.format(Locale.ROOT, form, amount, FRENCH[unit]).replace('.', ','),
        String.format(Locale.ROOT, form, amount, ENGLISH[unit]));
  }
}
