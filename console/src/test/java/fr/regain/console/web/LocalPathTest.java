package fr.regain.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalPathTest {
  @ParameterizedTest
  @ValueSource(strings = {"/", "/parc?q=a&tri=-age", "/parc/1#events"})
  void aPathOfThisConsole_isKept(String path) {
    assertThat(LocalPath.of(path)).contains(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "parc",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "https://elsewhere.example/",
        "javascript:alert(1)",
        "/\tparc",
        "/\r\nSet-Cookie: s=1"
      })
  void anythingElse_isNot(String path) {
    assertThat(LocalPath.of(path)).isEmpty();
  }
}
