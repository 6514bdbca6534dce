package fr.regain.console;

import fr.regain.console.audit.AuditService;
import fr.regain.console.audit.Verification;
import io.micronaut.context.ApplicationContext;
import picocli.CommandLine.Command;

/** {@code regain-console audit}: what can be asked of the journal. */
@Command(
    name = "audit",
    description = "Looks after the journal of what people changed.",
    mixinStandardHelpOptions = true,
    subcommands = AuditCommand.Verify.class)
final class AuditCommand {
  /**
   * {@code regain-console audit verify}: recomputes the chain of the journal. Exit code 0 says that
   * every record is as it was written, 1 that one is not or that the journal cannot be read.
   */
  @Command(
      name = "verify",
      description = {
        "Verifies that no record of the journal was changed or removed.",
        "With the embedded database, stop the console first. Keep the number and the hash that it"
            + " prints elsewhere: they tell later whether somebody rewrote the whole journal."
      },
      mixinStandardHelpOptions = true)
  static final class Verify extends ConfiguredCommand {
    @Override
    int run(ApplicationContext console) {
      return report(console.getBean(AuditService.class).verify());
    }

    private static int report(Verification found) {
      return switch (found) {
        case Verification.Sound(long first, long head, String hash) -> {
          System.out.println(
              head < first
                  ? "The journal is sound and holds no record. Head: " + head + " " + hash
                  : "Records " + first + " to " + head + " are sound. Head: " + head + " " + hash);
          yield 0;
        }
        case Verification.Broken(long number, Verification.Fault fault) -> {
          System.err.println(
              switch (fault) {
                case CHANGED -> "Record " + number + " of the journal is not as it was written.";
                case MISSING -> "Record " + number + " of the journal is missing.";
              });
          yield 1;
        }
      };
    }
  }
}
