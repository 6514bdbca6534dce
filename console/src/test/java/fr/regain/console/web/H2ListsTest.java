package fr.regain.console.web;

import java.util.Map;

final class H2ListsTest extends ListsContract {
  @Override
  Map<String, String> settings() {
    return Map.of();
  }
}
