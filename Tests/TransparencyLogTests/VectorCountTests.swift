import Testing

/// Arguments of tests are read leniently, so that absent vectors skip; here a file that cannot be read is a failure.
@Suite(.needsVectors) struct VectorCountTests {
    @Test func `as many cases are run as the vectors' sources say`() {
        #expect(NoteVectors.all?.notes.count == 16)
        #expect(NoteVectors.all?.verifier_keys.count == 7)
        #expect(CheckpointTests.bodies.count == 15)
        #expect(CosignatureTests.vectors.count == 6)
        #expect(CosignatureTests.vectors.map(\.vkeys_that_must_verify.count).reduce(0, +) == 9)
        #expect(PolicyTests.vectors?.invalid.count == 13)
        #expect(TLogProofTests.vectors?.reject.count == 8)
        #expect(TLogProofTests.vectors?.marshal.count == 3)
        #expect(TilePathTests.paths?.index_encoding.count == 11)
        #expect(TilePathTests.paths?.bad_paths_tlog_tiles.count == 10)
        #expect(TilePathTests.paths?.tiles_for_size.count == 11)
    }

    @Test func `the folders of proof cases are not empty`() {
        #expect(!CheckpointTests.goNotes.isEmpty)
        #expect(MerkleVectorTests.inclusionFiles.count >= 40)
        #expect(MerkleVectorTests.consistencyFiles.count >= 40)
    }
}
