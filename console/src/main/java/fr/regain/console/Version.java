package fr.regain.console;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      Objects.requireNonNullElse(
          Version.class.getPackage().getImplementationVersion(), "unpackaged")
    };
  }
}
