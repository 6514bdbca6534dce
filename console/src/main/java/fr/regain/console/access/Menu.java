package fr.regain.console.access;

import fr.regain.console.web.Section;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.http.HttpMethod;
import io.micronaut.security.annotation.Secured;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The sections that a person may open, as their routes declare it: nothing says it twice. */
@Singleton
final class Menu {
  private final Supplier<Map<Section, List<String>>> allowed;

  Menu(BeanProvider<Router> router) {
    this.allowed = SupplierUtil.memoized(() -> read(router.get()));
  }

  private static Map<Section, List<String>> read(Router router) {
    Map<Section, List<String>> allowed = new EnumMap<>(Section.class);
    List<UriRouteInfo<?, ?>> pages =
        router.uriRoutes().filter(route -> route.getHttpMethod() == HttpMethod.GET).toList();
    for (Section section : Section.values()) {
      pages.stream()
          .filter(page -> page.getUriMatchTemplate().toString().equals(section.path()))
          .forEach(
              page ->
                  allowed.put(
                      section,
                      Arrays.asList(
                          page.getAnnotationMetadata()
                              .getValue(Secured.class, String[].class)
                              .orElseThrow())));
    }
    return allowed;
  }

  /** The sections that one of these roles may open, in their order. */
  List<Section> of(Collection<String> roles) {
    return allowed.get().entrySet().stream()
        .filter(section -> !Collections.disjoint(section.getValue(), roles))
        .map(Map.Entry::getKey)
        .toList();
  }
}
