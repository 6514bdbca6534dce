package fr.regain.console.operation;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.report.Method;
import fr.regain.console.resource.OperationKind;
import fr.regain.console.resource.ResourceKind;
import fr.regain.console.resource.ResourceService;
import fr.regain.console.resource.ResourceTerms;
import fr.regain.console.testing.TestingConsole;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Operations and resources of a running console, brought to where a test needs them. */
public final class SampleOperations {
  private final TestingConsole console;
  private final OperationService operations;

  /** The operations of a console. */
  public SampleOperations(TestingConsole console) {
    this.console = console;
    this.operations = console.bean(OperationService.class);
  }

  /** An operation that was held on the last three days. */
  public long held(long siteId, OperationKind kind, String title) {
    LocalDate today = operations.today();
    return operations.register(
        Person.CONSOLE,
        siteId,
        kind,
        new OperationPlan(
            title, today.minusDays(2), today, Audience.BOTH, "L’équipe de direction, le CDI"));
  }

  private long version(long id) {
    return operations.find(Scope.EVERYWHERE, id).version();
  }

  /** Gives it a campaign. */
  public void link(long id, UUID campaign) {
    operations.link(Person.CONSOLE, id, version(id), campaign);
  }

  /** Declares one measure of it, and no other. */
  public void declare(long id, OperationMeasure measure, long amount, String note) {
    operations.declare(
        Person.CONSOLE,
        id,
        version(id),
        List.of(new Figure(measure, Method.DECLARED, amount, note)));
  }

  /** Sends it up as it is. */
  public void sendUp(long id) {
    Operation operation = operations.find(Scope.EVERYWHERE, id);
    operations.sendUp(
        Person.CONSOLE, id, operation.version(), operations.figures(operation).mark());
  }

  /** A guide with an address and a text. */
  public long guide(long siteId, String title) {
    return console
        .bean(ResourceService.class)
        .share(
            Person.CONSOLE,
            siteId,
            new ResourceTerms(
                ResourceKind.GUIDE,
                title,
                "https://guide.example/tri?a=1&b=2",
                "Trier avant de supprimer.",
                Set.of(OperationKind.DATA, OperationKind.AWARENESS)));
  }
}
