package fr.regain.agent.storage.scan;

import fr.regain.agent.storage.tree.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a scan found. Measured: facts of the file system at the moment of the scan, each file once
 * however many names it has.
 *
 * @param files regular files
 * @param directories folders, those that could not be read included
 * @param links symbolic links and the like; never followed
 * @param special FIFOs, sockets and devices; never opened
 * @param hardLinkNames further names of files that were counted already
 * @param logicalBytes content of the regular files
 * @param allocatedBytes what the volumes hold for files, folders and links
 * @param classes files by what their folder is for
 * @param ageBands files by last change of their content
 * @param extensions files by what the end of their name promises
 * @param largest files with the most allocated bytes, largest first
 * @param oldest files whose content has not changed for longest, oldest first
 * @param skipped what was left out
 * @param stopped why the scan ended early; absent when it is complete
 * @param elapsed time that the scan took
 */
public record ScanReport(
    long files,
    long directories,
    long links,
    long special,
    long hardLinkNames,
    long logicalBytes,
    long allocatedBytes,
    Map<String, Sum> classes,
    Map<String, Sum> ageBands,
    Map<String, Sum> extensions,
    List<ListedFile> largest,
    List<ListedFile> oldest,
    List<Skip> skipped,
    Optional<Pace.Stop> stopped,
    Duration elapsed) {}
