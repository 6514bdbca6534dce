package fr.regain.console.api;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives calls the {@link Paging} that they are asked for. */
@Singleton
final class PagingBinder implements TypedRequestArgumentBinder<Paging> {
  @Override
  public Argument<Paging> argumentType() {
    return Argument.of(Paging.class);
  }

  @Override
  public BindingResult<Paging> bind(
      ArgumentConversionContext<Paging> context, HttpRequest<?> request) {
    Paging paging = Paging.of(request);
    return () -> Optional.of(paging);
  }
}
