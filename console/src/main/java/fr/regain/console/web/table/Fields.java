package fr.regain.console.web.table;

import fr.regain.console.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The controls above a list, in the order in which they are added. */
public final class Fields {
  /** Text of a choice that takes everything. */
  public static final String ALL = "list.filter.all";

  private final Visit visit;
  private final ListAddress address;
  private final List<FilterField> fields = new ArrayList<>();

  /** None so far. */
  public Fields(Visit visit, ListAddress address) {
    this.visit = visit;
    this.address = address;
  }

  private String value(Filter<?> filter) {
    return address.filters().getOrDefault(filter.name(), "");
  }

  /** Words to look for. */
  public Fields search(Filter<String> filter) {
    String value = value(filter);
    fields.add(
        new FilterField.Search(
            filter.name(), visit.say(filter.label()), value, visit.say(filter.chip(), value)));
    return this;
  }

  /** Something that is asked for or not. */
  public Fields tick(Filter<Boolean> filter) {
    fields.add(
        new FilterField.Tick(
            filter.name(), visit.say(filter.label()), value(filter), visit.say(filter.chip())));
    return this;
  }

  /**
   * What links alone set.
   *
   * @param text what a value is called
   */
  public <T> Fields linked(Filter<T> filter, Function<T, String> text) {
    address
        .get(filter)
        .ifPresent(
            value ->
                fields.add(
                    new FilterField.Linked(
                        filter.name(),
                        visit.say(filter.label()),
                        value(filter),
                        visit.say(filter.chip(), text.apply(value)))));
    return this;
  }

  /** One of some values. */
  public <T> Fields choice(Filter<T> filter, List<T> values, Function<T, String> text) {
    return choice(filter, ALL, values, Function.identity(), text);
  }

  /**
   * One of some things.
   *
   * @param any key of what no choice is called
   * @param value the filter's value that stands for one; no two of them have the same
   * @param text what it is called
   */
  public <T, C> Fields choice(
      Filter<T> filter,
      String any,
      List<C> choices,
      Function<C, T> value,
      Function<C, String> text) {
    List<FilterField.Option> options =
        choices.stream()
            .map(
                choice ->
                    new FilterField.Option(
                        filter.writing().apply(value.apply(choice)), text.apply(choice)))
            .toList();
    String chosen = value(filter);
    String label = visit.say(filter.label());
    String chip =
        visit.say(
            filter.chip(),
            options.stream()
                .filter(option -> option.value().equals(chosen))
                .map(option -> option.text().strip())
                .findFirst()
                .orElse(visit.say("unknown")));
    // A choice of nothing is no choice; what a link said of it still counts.
    fields.add(
        options.isEmpty()
            ? new FilterField.Linked(filter.name(), label, chosen, chip)
            : new FilterField.Choice(filter.name(), label, chosen, chip, visit.say(any), options));
    return this;
  }

  /** The controls. */
  public List<FilterField> all() {
    return List.copyOf(fields);
  }
}
