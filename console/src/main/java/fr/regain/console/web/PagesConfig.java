package fr.regain.console.web;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import java.time.ZoneId;

/**
 * The settings of the pages, under {@code console.pages}.
 *
 * @param timeZone time zone whose days and hours the pages show, {@code Indian/Reunion} for one
 */
@ConfigurationProperties("console.pages")
public record PagesConfig(@Bindable(defaultValue = "Europe/Paris") @NotBlank String timeZone) {
  /**
   * The zone itself.
   *
   * @throws java.time.DateTimeException when the setting names no zone
   */
  ZoneId zone() {
    return ZoneId.of(timeZone);
  }
}
