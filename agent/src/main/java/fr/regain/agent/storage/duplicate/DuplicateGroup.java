package fr.regain.agent.storage.duplicate;

import java.util.List;

/**
 * Files of one owner on one volume with the same content, compared byte by byte.
 *
 * @param sizeBytes size of each
 * @param survivor the one that stays; seen unchanged since its content was read
 * @param others those that could go, at least one. Compared again before any does
 * @param reclaimableBytes allocated bytes of the others; none for a file that has further names
 */
public record DuplicateGroup(
    long sizeBytes, DuplicateFile survivor, List<DuplicateFile> others, long reclaimableBytes) {}
