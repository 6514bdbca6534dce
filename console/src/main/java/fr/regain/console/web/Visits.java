package fr.regain.console.web;

import fr.regain.console.platform.ConsoleConfig;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the {@link Visit} of a request. */
@Singleton
public final class Visits implements TypedRequestArgumentBinder<Visit> {
  private final Map<Language, Words> words = new EnumMap<>(Language.class);
  private final ZoneId zone;
  private final StaticFiles files;
  private final Presentation.Source presentation;
  private final Clock clock;

  Visits(ConsoleConfig config, StaticFiles files, Presentation.Source presentation, Clock clock) {
    this.zone = config.zone();
    this.files = files;
    this.presentation = presentation;
    this.clock = clock;
    for (Language language : Language.values()) {
      words.put(language, Words.load(language));
    }
  }

  /** What the page that answers this request knows of it. */
  public Visit of(HttpRequest<?> request) {
    Map<String, Object> signedIn =
        request
            .getUserPrincipal(Authentication.class)
            .map(Authentication::getAttributes)
            .orElse(Map.of());
    Words spoken = words.getOrDefault(Language.of(request), Words.load(Language.FRENCH));
    return new Visit(
        spoken,
        new Figures(spoken, zone),
        files,
        address(request),
        (String) signedIn.get(Visit.FORM_TOKEN),
        (String) signedIn.getOrDefault(Visit.NAME, ""),
        signedIn.get(Visit.MENU) instanceof List<?> menu
            ? menu.stream().map(Section.class::cast).toList()
            : List.of(),
        presentation.current(),
        clock.instant());
  }

  /** Without the token that a form which brings a file carries: no link may repeat it. */
  private static String address(HttpRequest<?> request) {
    return request.getParameters().contains(Visit.FORM_TOKEN)
        ? request.getPath()
        : request.getUri().toString();
  }

  @Override
  public Argument<Visit> argumentType() {
    return Argument.of(Visit.class);
  }

  @Override
  public BindingResult<Visit> bind(
      ArgumentConversionContext<Visit> context, HttpRequest<?> request) {
    Visit visit = of(request);
    return () -> Optional.of(visit);
  }
}
