package fr.regain.agent.host;

import fr.regain.v1.Processor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table of facts about processor families: one row a line, tab-separated value, family and
 * pattern. The first row whose pattern occurs in a processor's description is its own. A family
 * begins with its maker's name, which every description of its processors holds: the other makers'
 * patterns need not even be read. Lines that start with '#' are comments.
 *
 * <p>The description is the processor's name without trade marks and white space repeated, then in
 * brackets its vendor, family and model as CPUID gives them: {@code Intel Core i5-8250U @ 1.60GHz
 * [GenuineIntel 6 142]}.
 *
 * @param owner class beside which the resource lies
 * @param resource file name
 */
public record ProcessorTable(Class<?> owner, String resource) {

  /**
   * One row.
   *
   * @param value what the table states
   * @param family for people
   */
  public record Row(String value, String family) {}

  /** The row of a processor; absent when no pattern occurs in its description. */
  public Optional<Row> find(Processor processor) {
    String description = describe(processor);
    try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(resource), resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t+", -1))
          .filter(columns -> description.contains(maker(columns[1])))
          .filter(columns -> Pattern.compile(columns[2]).matcher(description).find())
          .findFirst()
          .map(columns -> new Row(columns[0], columns[1]));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + resource + " of the agent", unreadable);
    }
  }

  private static String maker(String family) {
    return family.substring(0, family.indexOf(' '));
  }

  private static String describe(Processor processor) {
    String name =
        processor
            .getName()
            .replaceAll("(?i)\\((R|TM|C)\\)", "")
            .replaceAll("\\bCPU\\b", " ")
            .replaceAll("\\s+", " ")
            .strip();
    return processor.hasFamily() && processor.hasModel()
        ? name
            + " ["
            + String.join(
                " ",
                processor.getVendor(),
                Integer.toString(processor.getFamily()),
                Integer.toString(processor.getModel()))
            + "]"
        : name;
  }
}
