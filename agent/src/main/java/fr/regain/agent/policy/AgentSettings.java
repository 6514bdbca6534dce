package fr.regain.agent.policy;

import fr.regain.agent.host.SystemPaths;
import fr.regain.agent.message.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every setting of the agent, declared once. */
public final class AgentSettings {
  private AgentSettings() {}

  public static final Setting<ConsoleAddress> CONSOLE =
      new Setting<>(
          "console",
          new SettingType.Address(),
          Optional.empty(),
          false,
          new Text(
              "Adresse de la console. Sans elle, celle du jeton d'inscription.",
              "Address of the console. Without it, the one of the enrolment token."));

  public static final Setting<String> TOKEN =
      new Setting<>(
          "token",
          new SettingType.Word(512),
          Optional.empty(),
          true,
          new Text(
              "Jeton d'inscription. Préférez token-file : une ligne de commande se voit.",
              "Enrolment token. Prefer token-file: a command line can be seen."));

  public static final Setting<Path> TOKEN_FILE =
      new Setting<>(
          "token-file",
          new SettingType.Location(),
          Optional.empty(),
          false,
          new Text(
              "Fichier qui contient le jeton d'inscription, seul.",
              "File that holds the enrolment token and nothing else."));

  public static final Setting<Path> DATA_DIRECTORY =
      new Setting<>(
          "data-directory",
          new SettingType.Location(),
          Optional.of(SystemPaths.ofThisSystem().dataDirectory()),
          false,
          new Text(
              "Dossier de l'agent : identité, mesures en attente, état.",
              "Directory of the agent: identity, reports that wait, state."));

  public static final Setting<Proxy> PROXY =
      new Setting<>(
          "proxy",
          new SettingType.ProxyChoice(),
          Optional.of(new Proxy.None()),
          false,
          new Text(
              "Proxy HTTP par lequel joindre la console.",
              "HTTP proxy through which to reach the console."));

  public static final Setting<Boolean> CHECK_IN =
      new Setting<>(
          "check-in",
          new SettingType.YesNo(),
          Optional.of(true),
          false,
          new Text(
              "Parler à la console. Sinon l'agent mesure et garde, sans rien envoyer.",
              "Talk to the console. Otherwise the agent measures and keeps, and sends nothing."));

  public static final Setting<Boolean> ENERGY =
      new Setting<>(
          "energy",
          new SettingType.YesNo(),
          Optional.of(true),
          false,
          new Text(
              "Mesurer l'énergie et la durée de marche.", "Measure energy and powered-on time."));

  public static final Setting<Duration> DEADLINE =
      new Setting<>(
          "deadline",
          new SettingType.Span(Duration.ofSeconds(5), Duration.ofMinutes(5)),
          Optional.of(Duration.ofSeconds(30)),
          false,
          new Text(
              "Temps laissé à la console pour répondre.", "Time that the console has to answer."));

  public static final Setting<Long> SPOOL_SIZE =
      new Setting<>(
          "spool-size",
          new SettingType.Size(1L << 20, 1L << 30),
          Optional.of(64L << 20),
          false,
          new Text(
              "Place des mesures en attente ; au-delà, les plus anciennes sont perdues et"
                  + " comptées.",
              "Room for reports that wait; beyond it the oldest are lost and counted."));

  public static final Setting<Duration> SPOOL_AGE =
      new Setting<>(
          "spool-age",
          new SettingType.Span(Duration.ofDays(1), Duration.ofDays(365)),
          Optional.of(Duration.ofDays(30)),
          false,
          new Text(
              "Âge au-delà duquel une mesure en attente est perdue et comptée.",
              "Age beyond which a report that waits is lost and counted."));

  public static final Setting<Boolean> CAMPAIGNS =
      new Setting<>(
          "campaigns",
          new SettingType.YesNo(),
          Optional.of(true),
          false,
          new Text(
              "Accepter les nettoyages que la console demande. Sinon l'agent les refuse tous.",
              "Accept clean-ups that the console asks for. Otherwise the agent refuses all."));

  public static final Setting<List<String>> FORBIDDEN_RULES =
      new Setting<>(
          "forbidden-rules",
          new SettingType.Words(100, 64),
          Optional.of(List.of()),
          false,
          new Text(
              "Règles qu'aucune campagne ne peut utiliser sur ce poste (voir regain rules).",
              "Rules that no campaign may use on this device (see regain rules)."));

  public static final Setting<Path> SHARED_DIRECTORY =
      new Setting<>(
          "shared-directory",
          new SettingType.Location(),
          Optional.of(SystemPaths.ofThisSystem().sharedDirectory()),
          false,
          new Text(
              "Dossier où les personnes du poste lisent les campagnes et déposent leur réponse.",
              "Directory where people at the device read campaigns and leave their answer."));

  /** All of them, in the order in which people should read about them. */
  public static final List<Setting<?>> ALL =
      List.of(
          CONSOLE,
          TOKEN,
          TOKEN_FILE,
          PROXY,
          CHECK_IN,
          ENERGY,
          DEADLINE,
          DATA_DIRECTORY,
          SPOOL_SIZE,
          SPOOL_AGE,
          CAMPAIGNS,
          FORBIDDEN_RULES,
          SHARED_DIRECTORY);
}
