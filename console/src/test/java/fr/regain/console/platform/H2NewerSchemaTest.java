package fr.regain.console.platform;

final class H2NewerSchemaTest extends NewerSchemaContract {
  @Override
  ConsoleConfig.Store store() {
    return new ConsoleConfig.Store(null, null, null);
  }
}
