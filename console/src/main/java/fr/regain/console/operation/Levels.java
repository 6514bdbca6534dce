package fr.regain.console.operation;

import fr.regain.console.report.Method;
import fr.regain.console.site.Site;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the sites of a scope have registered and sent up, each by itself.
 *
 * @param states how many operations of a site stand where, by its path; none: not there
 * @param sums what they have sent up, by the same path
 */
record Levels(Map<String, Map<OperationState, Long>> states, Map<String, List<Figure>> sums) {

  /** The operations of a site itself, if it has any. */
  Optional<SiteTally> at(Site site) {
    return states.containsKey(site.path())
        ? Optional.of(tally(site, true, List.of(site.path())))
        : Optional.empty();
  }

  /** The operations of some sites and of all below them; a site without any is left out. */
  List<SiteTally> within(List<Site> those) {
    Map<String, List<String>> held = new LinkedHashMap<>();
    those.forEach(site -> held.put(site.path(), new ArrayList<>()));
    for (String path : states.keySet()) {
      for (int end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
        List<String> paths = held.get(path.substring(0, end + 1));
        if (paths != null) {
          paths.add(path);
        }
      }
    }
    return those.stream()
        .filter(site -> !held.getOrDefault(site.path(), List.of()).isEmpty())
        .map(site -> tally(site, false, held.getOrDefault(site.path(), List.of())))
        .toList();
  }

  private SiteTally tally(Site site, boolean direct, List<String> paths) {
    Map<OperationState, Long> counts = new EnumMap<>(OperationState.class);
    Map<OperationMeasure, Map<Method, Long>> amounts = new HashMap<>();
    for (String path : paths) {
      states
          .getOrDefault(path, Map.of())
          .forEach((state, count) -> counts.merge(state, count, Long::sum));
      for (Figure figure : sums.getOrDefault(path, List.of())) {
        amounts
            .computeIfAbsent(figure.measure(), unused -> new EnumMap<>(Method.class))
            .merge(figure.method(), figure.amount(), Math::addExact);
      }
    }
    List<Figure> figures = new ArrayList<>();
    amounts.forEach(
        (measure, methods) ->
            methods.forEach(
                (method, amount) -> figures.add(new Figure(measure, method, amount, ""))));
    boolean deeper = !direct && paths.stream().anyMatch(path -> !path.equals(site.path()));
    return new SiteTally(site, direct, deeper, counts, new FigureSet(figures));
  }
}
