package fr.regain.agent.storage.scan;

import fr.regain.agent.message.Text;
import java.util.Map;
import java.util.Objects;

/** The words for the codes of classes, age bands and kinds of files. */
final class ScanWords {
  private static final Map<String, Text> WORDS =
      Map.ofEntries(
          Map.entry("system", new Text("système", "system")),
          Map.entry("application", new Text("programmes de la personne", "settings of programs")),
          Map.entry("temporary", new Text("temporaires", "temporary")),
          Map.entry("cache", new Text("caches", "caches")),
          Map.entry(
              "development-cache", new Text("caches de développement", "caches of development")),
          Map.entry("log", new Text("journaux", "logs")),
          Map.entry("trash", new Text("corbeille", "trash")),
          Map.entry("downloads", new Text("téléchargements", "downloads")),
          Map.entry("documents", new Text("documents et médias", "documents and media")),
          Map.entry("other", new Text("autres", "other")),
          Map.entry("under-30-days", new Text("moins de 30 jours", "under 30 days")),
          Map.entry("under-90-days", new Text("30 à 90 jours", "30 to 90 days")),
          Map.entry("under-180-days", new Text("90 à 180 jours", "90 to 180 days")),
          Map.entry("under-1-year", new Text("180 jours à 1 an", "180 days to 1 year")),
          Map.entry("under-2-years", new Text("1 à 2 ans", "1 to 2 years")),
          Map.entry("under-5-years", new Text("2 à 5 ans", "2 to 5 years")),
          Map.entry("over-5-years", new Text("plus de 5 ans", "over 5 years")),
          Map.entry("unknown", new Text("date inconnue", "unknown date")),
          Map.entry("document", new Text("textes et tableaux", "texts and tables")),
          Map.entry("image", new Text("images", "images")),
          Map.entry("video", new Text("vidéos", "videos")),
          Map.entry("audio", new Text("sons", "audio")),
          Map.entry("archive", new Text("archives", "archives")),
          Map.entry("installer", new Text("programmes d'installation", "installers")),
          Map.entry("disk-image", new Text("images de disques", "disk images")),
          Map.entry("mail", new Text("courrier", "mail")),
          Map.entry("database", new Text("bases de données", "databases")),
          Map.entry("program", new Text("programmes", "programs")),
          Map.entry("code", new Text("code source et pages", "source code and pages")),
          Map.entry("none", new Text("sans extension", "no extension")));

  private ScanWords() {}

  static Text of(String code) {
    return Objects.requireNonNull(WORDS.get(code), code);
  }
}
