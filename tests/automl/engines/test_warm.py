"""What a fork server does once, so that its children need not."""

from automl.engines import single_thread


def test_the_metadata_of_all_packages_are_not_read_again_by_each_child() -> None:
    single_thread.warm()
    from autogluon.common.utils import utils  # noqa: PLC0415  takes seconds

    read = utils.get_package_versions.cache_info().misses
    assert read == 1
    utils.get_autogluon_metadata()
    assert utils.get_package_versions.cache_info().misses == read
