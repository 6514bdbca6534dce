package fr.regain.agent.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PlatformCryptographyTest {
  /** What a process of its own prints, because the platform reads its list once. */
  public static final class Listing {
    private Listing() {}

    public static void main(String[] arguments) {
      if (arguments.length > 0) {
        PlatformCryptography.only();
      }
      Stream.of(Security.getProviders()).map(Provider::getName).forEach(System.out::println);
    }
  }

  @Test
  void aProcessThatAsksForIt_hasTheFiveProvidersOfThePlatform_andNoLibrarys()
      throws IOException, InterruptedException {
    assertThat(providers("only"))
        .containsExactly("SUN", "SunRsaSign", "SunEC", "SunJSSE", "SunJCE");
  }

  @Test
  void aProcessThatDoesNot_hasThemFirst_andOthers() throws IOException, InterruptedException {
    assertThat(providers())
        .startsWith("SUN", "SunRsaSign", "SunEC", "SunJSSE", "SunJCE")
        .hasSizeGreaterThan(5);
  }

  private static List<String> providers(String... arguments)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Listing.class.getName()),
                        Stream.of(arguments))
                    .toList())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }
}
