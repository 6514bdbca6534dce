package fr.regain.agent.storage.scan;

import fr.regain.agent.host.file.EntryCursor;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.storage.tree.Folder;
import fr.regain.agent.storage.tree.IdentitySet;
import fr.regain.agent.storage.tree.Place;
import fr.regain.agent.storage.tree.TreeVisitor;
import java.util.EnumMap;
import java.util.Map;

/** What one thread of a scan counted. */
final class Tally implements TreeVisitor {
  final Sums<Place> places = new Sums<>(Place.class);
  final Sums<AgeBand> ages = new Sums<>(AgeBand.class);
  final Sums<ExtensionFamily> extensions = new Sums<>(ExtensionFamily.class);
  final Ranking largest;
  final Ranking oldest;
  final Map<Reason, Left> skipped = new EnumMap<>(Reason.class);
  long files;
  long directories;
  long links;
  long special;
  long hardLinkNames;
  long logical;
  long allocated;

  private final IdentitySet hardLinked;
  private final long now;

  Tally(IdentitySet hardLinked, long now, int listed) {
    this.hardLinked = hardLinked;
    this.now = now;
    largest = new Ranking(listed);
    oldest = new Ranking(listed);
  }

  /** How much was left out for a reason, with one place where. */
  static final class Left {
    final Folder example;
    long count;

    Left(Folder example) {
      this.example = example;
    }
  }

  @Override
  public void root(Folder folder, FileFacts facts) {
    directories++;
    allocated += facts.allocated();
  }

  @Override
  public void entry(Folder folder, EntryCursor entry) {
    switch (entry.kind()) {
      case REGULAR -> file(folder, entry);
      case DIRECTORY -> {
        directories++;
        allocated += entry.allocated();
      }
      case LINK -> {
        links++;
        allocated += entry.allocated();
      }
      case FIFO, SOCKET, DEVICE, UNKNOWN -> special++;
    }
  }

  private void file(Folder folder, EntryCursor entry) {
    if (entry.mayHaveOtherNames()
        && !hardLinked.add(entry.volume(), entry.numberHigh(), entry.number())) {
      hardLinkNames++;
      return;
    }
    long size = entry.size();
    long held = entry.allocated();
    long modified = entry.modified();
    files++;
    logical += size;
    allocated += held;
    places.add(folder.place(), size, held);
    ages.add(AgeBand.of(modified, now), size, held);
    extensions.add(ExtensionFamily.of(entry), size, held);
    largest.offer(held, folder, entry);
    if (AgeBand.isKnown(modified, now)) {
      oldest.offer(-modified, folder, entry);
    }
  }

  @Override
  public void skipped(Folder folder, Reason reason) {
    skipped.computeIfAbsent(reason, first -> new Left(folder)).count++;
  }
}
