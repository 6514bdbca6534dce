package fr.regain.console.operation;

import java.util.Map;

final class H2OperationTest extends OperationContract {
  @Override
  Map<String, String> settings() {
    return Map.of();
  }
}
