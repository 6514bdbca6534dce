package fr.regain.console.campaign;

import fr.regain.console.web.Query;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Addresses of the pages of campaigns. */
final class CampaignPath {
  static final String ALL = "/campagnes";

  private CampaignPath() {}

  static String of(UUID id) {
    return ALL + "/" + id;
  }

  static String of(UUID id, Step step) {
    return of(id) + "/" + step.path();
  }

  static String of(UUID id, Act act) {
    return of(id) + "/decision/" + act.path();
  }

  static String trial(UUID id) {
    return of(id) + "/apercu";
  }

  static String launch(UUID id) {
    return of(id) + "/lancement";
  }

  static String copy(UUID id) {
    return of(id) + "/copie";
  }

  static String result(UUID id) {
    return of(id) + "/bilan";
  }

  static String participant(UUID id, UUID device) {
    return of(id) + "/postes/" + device;
  }

  /** The devices that a count has counted. */
  static String participants(
      UUID id, @Nullable Integer wave, Collection<ParticipantState> states, @Nullable Long site) {
    return new Query(of(id) + "/postes")
        .with("etat", states.stream().sorted().map(Enum::name).collect(Collectors.joining(".")))
        .with("vague", wave == null ? "" : wave.toString())
        .with("site", site == null ? "" : site.toString())
        .toString();
  }
}
