package fr.regain.console.campaign;

import java.util.UUID;

/** Addresses of the pages of campaigns. */
final class CampaignPath {
  static final String ALL = "/campagnes";
  static final String TEMPLATES = ALL + "/modeles";

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
}
