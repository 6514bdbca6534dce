package fr.regain.agent.inventory;

import fr.regain.agent.command.Command;
import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.command.JsonOption;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import java.util.function.Supplier;

/** {@code regain inventory}: what the console would be told of this device. */
public final class InventoryCommand implements Command {
  private final Supplier<InventoryReading> inventory;

  /**
   * @param inventory reads the device
   */
  public InventoryCommand(Supplier<InventoryReading> inventory) {
    this.inventory = inventory;
  }

  @Override
  public String name() {
    return "inventory";
  }

  @Override
  public Text summary() {
    return new Text(
        "Montre ce que l'agent sait du matériel, tel qu'il le dit à la console.",
        "Shows what the agent knows of the hardware, as it tells the console.");
  }

  @Override
  public void declare(Declaration declaration) {
    JsonOption.declare(declaration);
  }

  @Override
  public ExitCode run(Invocation invocation) {
    InventoryReading read = inventory.get();
    invocation
        .out()
        .print(
            JsonOption.isGiven(invocation)
                ? InventoryJson.render(read.inventory())
                : InventoryText.render(read, invocation.locale()));
    invocation.out().flush();
    return ExitCode.OK;
  }
}
